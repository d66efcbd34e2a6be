/** What `$lib` stands for, in the one form that dependency-cruiser reads. */
module.exports = { resolve: { alias: { $lib: require('node:path').resolve('src/lib') } } };
